package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a JVM's heap is in use, as its own {@code jcmd} tells. */
final class Heap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Heap() {}

    /** Megabytes that are still in use after a full collection. */
    static double megabytesAfterCollection(long pid) throws IOException, InterruptedException {
        ask(pid, "GC.run");
        Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IOException("The JVM does not tell how much heap it uses.");
        }
        return Math.round(Long.parseLong(used.group(1)) / 102.4) / 10.0;
    }

    private static String ask(long pid, String question) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(Child.tool("jcmd"), Long.toString(pid), question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }
}
