package org.wardkeeper.launch;

/** Why a command cannot go on, said in one line that names what to do, with the exit code of the process. */
final class LaunchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final int exitCode;

    private LaunchFailure(int exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    static LaunchFailure failed(String line) {
        return new LaunchFailure(FAILED, line, null);
    }

    static LaunchFailure failed(String line, Throwable cause) {
        return new LaunchFailure(FAILED, line, cause);
    }

    static LaunchFailure usage(String line) {
        return new LaunchFailure(WRONG_USAGE, line, null);
    }

    int exitCode() {
        return exitCode;
    }
}
