package org.wardkeeper.timeline;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where one unit's times and temperatures come from: the journal's tables, or a story told by a test. */
public interface LogRows {

    LimitsHistory limits();

    IntervalHistory intervals();

    /** Those of [from, to), in the order of time. */
    void readings(long from, long to, Consumer<LogRow> each) throws SQLException;

    /** Those before a moment, latest first, as long as they are wanted. */
    void backwards(long before, Predicate<LogRow> goOn) throws SQLException;

    /** Those from a moment on, in the order of time, as long as they are wanted. */
    void forwards(long from, Predicate<LogRow> goOn) throws SQLException;
}
