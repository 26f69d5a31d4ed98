package dev.rapport.examples.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page in a real browser; a picture of it is kept in {@code target/screenshots}. */
final class BrowserTest {
    private static final Path BINARY = Path.of(System.getProperty("crm.chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("crm.chromedriver", "/usr/bin/chromedriver"));

    @Test
    void drawsEveryChartAndFitsATelephone(@TempDir Path folder) throws IOException {
        assumeTrue(
                Files.isExecutable(BINARY) && Files.isExecutable(DRIVER),
                "No browser: install the packages chromium and chromium-driver, or say where they are with"
                        + " -Dcrm.chromium=FILE and -Dcrm.chromedriver=FILE");
        Path page = folder.resolve("insight.html");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Insight.run(nowhere, nowhere, InstantSource.fixed(SampleShop.TODAY), "--page", page.toString());
        ChromeDriver driver = start(folder.resolve("profile"));
        try {
            driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(30));
            for (int width : new int[] {1280, 420}) {
                driver.manage().window().setSize(new Dimension(width, 1500));
                driver.get(page.toUri().toString());
                driver.findElement(By.cssSelector("body[data-ready=yes]"));
                assertEquals(List.of(true, true, true), driver.executeScript("""
                                return ['ladder', 'months', 'pipeline'].map(id => {
                                  const canvas = document.getElementById(id);
                                  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                                  return new Set(new Uint32Array(pixels.buffer)).size > 10;
                                });"""));
                assertEquals(
                        0L,
                        driver.executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
                assertTrue(driver.findElements(By.cssSelector("#calls tr")).size() > 5);
                Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
                Files.write(pictures.resolve("insight-" + width + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            }
        } finally {
            driver.quit();
        }
    }

    private static ChromeDriver start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BINARY.toFile());
        options.addArguments(
                "--headless=new",
                // the sandbox of Chromium refuses to run as root, as builds in containers do
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }
}
