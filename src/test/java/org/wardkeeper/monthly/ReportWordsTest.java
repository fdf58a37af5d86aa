package org.wardkeeper.monthly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.wardkeeper.export.KeptReports.Figures;

class ReportWordsTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Figures A_MONTH = new Figures(25, 3, 1, 1_116_000, 1_115_900, 50_700);
    private static final ReportWords.Where ATTACHED =
            new ReportWords.Where("cold-chain.zip", true, 2_345_678, "https://ward.example.org/exports/");

    private final ReportWords words = new ReportWords(Locale.ENGLISH, "Demo Hospital");

    @Test
    void the_subject_says_which_month_and_whether_somebody_has_to_do_something() {
        assertThat(words.subject(OCTOBER, A_MONTH))
                .isEqualTo("Cold chain October 2026, Demo Hospital: 25 units, 3 excursions, 1 of them not closed");
        assertThat(words.subject(OCTOBER, new Figures(1, 0, 0, 10, 10, 0)))
                .isEqualTo("Cold chain October 2026, Demo Hospital: 1 unit, no excursions");
    }

    @Test
    void the_text_says_what_is_known_what_is_not_and_how_it_is_checked() {
        assertThat(words.text(OCTOBER, A_MONTH, ATTACHED))
                .contains("The cold-chain report of Demo Hospital for October 2026.")
                .contains("99.9 % of the expected readings were received.")
                .contains("For 14 h 05 min, all units added up, nobody knows how warm it was")
                .contains("The report is attached: cold-chain.zip.")
                .contains("./wardkeeper verify cold-chain.zip")
                .doesNotContain("{");
    }

    @Test
    void what_is_too_large_for_a_mail_is_fetched_where_it_says() {
        assertThat(words.text(
                        OCTOBER, A_MONTH, new ReportWords.Where("cold-chain.zip", false, 34_100_000, ATTACHED.page())))
                .contains("The report cold-chain.zip has 34.1 MB, too much for a mail.")
                .contains("https://ward.example.org/exports/");
        assertThat(words.text(OCTOBER, A_MONTH, new ReportWords.Where("", false, 0, "")))
                .contains("not kept any more", "page Exports")
                .doesNotContain("verify");
    }

    @Test
    void it_is_written_in_the_language_of_the_houses_mails() {
        ReportWords german = new ReportWords(Locale.GERMAN, "Demo Hospital");
        assertThat(german.subject(OCTOBER, A_MONTH))
                .isEqualTo(
                        "Kühlkette Oktober 2026, Demo Hospital: 25 Einheiten, 3 Abweichungen, 1 davon nicht abgeschlossen");
        assertThat(german.text(OCTOBER, A_MONTH, ATTACHED))
                .contains("99,9 % der erwarteten Messwerte")
                .doesNotContain("{");
    }

    @Test
    void all_of_it_is_said_only_of_all_of_it() {
        assertThat(words.text(OCTOBER, new Figures(1, 0, 0, 1000, 1000, 0), ATTACHED))
                .contains("100.0 % of the expected", "There is no time of which nobody knows");
        assertThat(words.text(OCTOBER, new Figures(1, 0, 0, 0, 0, 2_678_400), ATTACHED))
                .contains("no sensor was assigned");
    }
}
