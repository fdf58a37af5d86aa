package org.wardkeeper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code survey …}: on the server's own classes, without a server, a database or a data folder. */
final class Survey {
    private Survey() {}

    /** @return the exit code of the command */
    static int run(List<String> arguments) throws IOException, InterruptedException {
        Path unpacked = Files.createTempDirectory("wardkeeper-survey");
        try {
            WarFolder war = WarFolder.unpack(Dist.here().war(), unpacked);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    String.join(":", war.classPath()),
                    "org.wardkeeper.survey.SurveyCommand"));
            command.addAll(arguments);
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            WarFolder.delete(unpacked);
        }
    }
}
