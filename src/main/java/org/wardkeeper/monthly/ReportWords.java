package org.wardkeeper.monthly;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wardkeeper.export.KeptReports.Figures;
import org.wardkeeper.language.Texts;

/** What the mail says: the month in a few sentences, so that nobody has to open the file to know whether to. */
final class ReportWords {

    private final Texts texts;
    private final Locale language;
    private final String site;

    ReportWords(Locale language, String site) {
        this.texts = Texts.in(language);
        this.language = language;
        this.site = site;
    }

    /**
     * Where the file is.
     *
     * @param name empty where it is not kept any more
     * @param attached otherwise it has to be fetched
     * @param page of exports; empty where nobody said how people reach this server
     */
    record Where(String name, boolean attached, long bytes, String page) {}

    /** "Cold chain October 2026, Demo Hospital: 25 storage units, 3 excursions, 1 of them not closed". */
    String subject(YearMonth month, Figures figures) {
        return texts.of("monthly.mail.subject", month(month), site, units(figures), excursions(figures));
    }

    String text(YearMonth month, Figures figures, Where where) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.of("monthly.mail.what", month(month), site));
        lines.add(units(figures) + ", " + excursions(figures) + ".");
        if (figures.notClosed() > 0) {
            lines.add(texts.of("monthly.mail.notClosed"));
        }
        lines.add(coverage(figures));
        lines.add(file(where));
        if (!where.name().isEmpty()) {
            lines.add(texts.of("monthly.mail.verify", where.name()));
        }
        return String.join("\n\n", lines) + "\n";
    }

    private String file(Where where) {
        String page = where.page().isEmpty() ? texts.of("monthly.mail.page") : where.page();
        if (where.name().isEmpty()) {
            return texts.of("monthly.mail.gone", page);
        }
        String megabytes = texts.number(where.bytes() / 1e6, 1);
        return where.attached()
                ? texts.of("monthly.mail.attached", where.name())
                : texts.of("monthly.mail.fetch", where.name(), megabytes, page);
    }

    private String units(Figures figures) {
        return texts.counted("exports.units", figures.units());
    }

    private String excursions(Figures figures) {
        String all = figures.excursions() == 0
                ? texts.of("monthly.excursions.none")
                : texts.counted("monthly.excursions", figures.excursions());
        return figures.notClosed() == 0 ? all : all + ", " + texts.of("monthly.notClosed", figures.notClosed());
    }

    /** A hundred per cent is said of nothing less. */
    private String coverage(Figures figures) {
        if (figures.expected() == 0) {
            return texts.of("monthly.mail.noSensor");
        }
        double percent = Math.floor(1000.0 * figures.received() / figures.expected()) / 10;
        String received = texts.of("monthly.mail.coverage", texts.number(percent, 1));
        return figures.secondsUnknown() == 0
                ? received + " " + texts.of("monthly.mail.allKnown")
                : received + " " + texts.of("monthly.mail.unknown", duration(figures.secondsUnknown()));
    }

    private String duration(long seconds) {
        long minutes = (seconds + 59) / 60;
        if (minutes < 60) {
            return texts.of("age.minutes", minutes);
        }
        return minutes < 2880
                ? texts.of("duration.hours", minutes / 60, String.format("%02d", minutes % 60))
                : texts.of("duration.days", minutes / 1440, minutes % 1440 / 60);
    }

    private String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language).format(month);
    }
}
