package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    @Test
    void drawsNothingBehindAnEndedLine() {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        Progress.Line line = new Progress.Line(new PrintStream(drawn, true, StandardCharsets.UTF_8));
        line.accept("half");
        line.end();
        String ended = drawn.toString(StandardCharsets.UTF_8);

        line.accept("whole");
        line.end();

        assertEquals(ended, drawn.toString(StandardCharsets.UTF_8));
    }
}
