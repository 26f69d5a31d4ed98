package dev.rapport.examples.calllist;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar that leaves a whole line behind. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 100;

    private final Line line;
    private final ProgressBar bar;

    private Progress(Line line, ProgressBar bar) {
        this.line = line;
        this.bar = bar;
    }

    /**
     * Begins.
     *
     * @param steps how many; below 0 if nobody knows
     */
    static Progress of(String task, long steps, PrintStream out) {
        Line line = new Line(out);
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setConsumer(line)
                .showSpeed()
                .build();
        return new Progress(line, bar);
    }

    void stepBy(long steps) {
        bar.stepBy(steps);
    }

    /** All is done, however many steps that took. */
    void end() {
        bar.maxHint(bar.getCurrent());
    }

    @Override
    public void close() {
        bar.close();
        line.end();
    }

    /** The library leaves the line unfinished if it is closed before it has drawn anything. */
    static final class Line extends ConsoleProgressBarConsumer {
        private final PrintStream out;
        private boolean isEnded;

        Line(PrintStream out) {
            super(out, WIDTH);
            this.out = out;
        }

        /** The library's own thread may have been about to draw when it was closed. */
        @Override
        public synchronized void accept(String text) {
            if (!isEnded) {
                super.accept(text);
            }
        }

        @Override
        public void close() {
            end();
        }

        synchronized void end() {
            if (!isEnded) {
                isEnded = true;
                out.println();
            }
        }
    }
}
