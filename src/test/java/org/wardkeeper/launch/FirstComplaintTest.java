package org.wardkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person is told of a server that does not start. */
class FirstComplaintTest {
    private static final Logger SERVER = Logger.getLogger("jakarta.enterprise.system.core");

    private final FirstComplaint complaint = FirstComplaint.listen();

    @AfterEach
    void close() {
        complaint.close();
    }

    @Test
    void our_own_sentence_stands_before_its_cause_and_before_what_the_platform_put_around_it() {
        var ours = new IllegalArgumentException("WARDKEEPER_COAPS_TRUST: the file is damaged.", foreign("bad base 64"));

        complain(wrapped("Exception while loading the app", ours));

        assertThat(complaint.text()).isEqualTo("WARDKEEPER_COAPS_TRUST: the file is damaged.");
    }

    @Test
    void without_a_sentence_of_ours_the_innermost_cause_is_told() {
        complain(wrapped("Exception while loading the app", foreign("bad base 64")));

        assertThat(complaint.text()).isEqualTo("bad base 64");
    }

    @Test
    void what_follows_from_the_first_failure_is_not_told() {
        complain(foreign("the first"));
        complain(foreign("the second"));

        assertThat(complaint.text()).isEqualTo("the first");
    }

    @Test
    void until_something_fails_the_log_says_why() {
        SERVER.log(Level.SEVERE, "no failure of anything");

        assertThat(complaint.text()).isEqualTo("the log says why");
    }

    private static void complain(Throwable failure) {
        SERVER.log(Level.SEVERE, "a failure in a test", failure);
    }

    private static RuntimeException wrapped(String words, Throwable cause) {
        RuntimeException wrapper = foreign(words);
        wrapper.initCause(cause);
        return wrapper;
    }

    /** As if somebody else's code had thrown it. */
    private static RuntimeException foreign(String words) {
        var failure = new RuntimeException(words);
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("com.sun.enterprise.Any", "any", "", 1)});
        return failure;
    }
}
