package org.wardkeeper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands on the server's own classes, without a server, a database or a data folder. */
final class Offline {
    static final String SURVEY = "org.wardkeeper.survey.SurveyCommand";
    static final String VERIFY = "org.wardkeeper.verify.VerifyCommand";

    private Offline() {}

    /** @return the exit code of the command */
    static int run(String commandClass, List<String> arguments) throws IOException, InterruptedException {
        Path unpacked = Files.createTempDirectory("wardkeeper-offline");
        try {
            WarFolder war = WarFolder.unpack(Dist.here().war(), unpacked);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    String.join(":", war.classPath()),
                    commandClass));
            command.addAll(arguments);
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            WarFolder.delete(unpacked);
        }
    }
}
