package org.wardkeeper.launch;

/** {@code java -jar wardkeeper.jar run|demo|import DIR|version}, with everything else said by the environment. */
public final class Main {
    private Main() {}

    /** Runs one command; exits with 0 when it is done, 1 when it failed, 2 when it was asked for wrongly. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal();
        try {
            Server.run(Settings.from(System.getenv()), terminal);
        } catch (LaunchFailure e) {
            terminal.fail(e.getMessage());
            System.exit(e.exitCode());
        }
    }
}
