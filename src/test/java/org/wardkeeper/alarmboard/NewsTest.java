package org.wardkeeper.alarmboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.Priority;

/** What a page that was busy is told once it is not. */
class NewsTest {
    private static final News HIGH = new News(true, Optional.of(Priority.HIGH));
    private static final News LOW = new News(true, Optional.of(Priority.LOW));
    private static final News CHANGED = new News(true, Optional.empty());

    @Test
    void what_was_announced_is_not_lost_because_something_else_changed_before_it_could_be_told() {
        assertThat(HIGH.and(CHANGED).message()).contains("{\"announced\":\"high\"}");
        assertThat(News.NONE.and(LOW).and(HIGH).and(LOW).message()).contains("{\"announced\":\"high\"}");
    }

    @Test
    void a_page_is_told_nothing_where_nothing_changed() {
        assertThat(News.NONE.and(News.NONE).message()).isEmpty();
        assertThat(News.NONE.and(CHANGED).message()).contains("{}");
    }
}
