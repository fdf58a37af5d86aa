package org.wardkeeper.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

/**
 * {@code java -jar wardkeeper.jar run | demo | import DIR | survey score DIR | verify FILE… | version}, everything else said
 * by the environment: {@code ./wardkeeper} turns its options into settings and calls this.
 */
public final class Main {
    private Main() {}

    /** Runs one command; exits with 0 when it is done, 1 when it failed, 2 when it was asked for wrongly. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal();
        try {
            exit(run(List.of(args), terminal));
        } catch (LaunchFailure e) {
            terminal.fail(e.getMessage());
            exit(e.exitCode());
        } catch (Exception e) {
            e.printStackTrace();
            terminal.fail("This should not have happened: " + e);
            exit(LaunchFailure.FAILED);
        }
    }

    /** Ends at once: what had to be stopped is stopped, and Payara's own hook would only stop it a second time. */
    static void exit(int code) {
        LogManager.getLogManager().reset();
        Runtime.getRuntime().halt(code);
    }

    private static int run(List<String> args, Terminal terminal) throws Exception {
        String command = args.isEmpty() ? "" : args.get(0);
        if (command.equals("survey")) {
            return Offline.run(Offline.SURVEY, args.subList(1, args.size()));
        }
        if (command.equals("verify")) {
            return Offline.run(Offline.VERIFY, args.subList(1, args.size()));
        }
        int expected = command.equals("import") ? 2 : 1;
        if (args.size() != expected) {
            throw LaunchFailure.usage("Use run, demo, import DIR, survey score DIR, verify FILE… or version.");
        }
        switch (command) {
            case "run":
                return Server.run(Settings.from(System.getenv()), terminal, Companion.NONE);
            case "demo":
                return Demo.run(Settings.from(System.getenv()), terminal);
            case "import":
                return SiteImport.run(Settings.from(System.getenv()), Path.of(args.get(1)), terminal);
            case "version":
                terminal.say(Dist.here().version());
                return 0;
            default:
                throw LaunchFailure.usage("There is no command '" + command + "'.");
        }
    }
}
