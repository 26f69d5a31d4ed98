package dev.rapport.examples.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each group of calls took, by call. */
final class Timings {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<double[]> groups = new ArrayList<>();

    /** Runs a group of calls. */
    void add(int count, Runnable calls) {
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long cpu = THREAD.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        calls.run();
        double wall = System.nanoTime() - start;
        cpu = THREAD.getCurrentThreadCpuTime() - cpu;
        bytes = THREAD.getCurrentThreadAllocatedBytes() - bytes;
        groups.add(new double[] {wall / 1000 / count, cpu / 1000.0 / count, bytes / 1024.0 / count});
    }

    /** The median, in microseconds. */
    double wall() {
        return wall(0.5);
    }

    double wall(double part) {
        return quantile(0, part);
    }

    double cpu() {
        return quantile(1, 0.5);
    }

    double kilobytes() {
        return quantile(2, 0.5);
    }

    private double quantile(int column, double part) {
        double[] values = groups.stream().mapToDouble(group -> group[column]).toArray();
        Arrays.sort(values);
        return values[(int) (part * (values.length - 1))];
    }
}
