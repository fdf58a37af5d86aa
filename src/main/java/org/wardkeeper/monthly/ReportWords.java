package org.wardkeeper.monthly;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.wardkeeper.export.KeptReports.Figures;

/** What the mail says: the month in a few sentences, so that nobody has to open the file to know whether to. */
final class ReportWords {

    private final ResourceBundle texts;
    private final Locale language;
    private final String site;

    ReportWords(Locale language, String site) {
        this.texts = ResourceBundle.getBundle(
                "org.wardkeeper.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES)); // Not the machine's.
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
        return fill("monthly.mail.subject", month(month), site, units(figures), excursions(figures));
    }

    String text(YearMonth month, Figures figures, Where where) {
        List<String> lines = new ArrayList<>();
        lines.add(fill("monthly.mail.what", month(month), site));
        lines.add(units(figures) + ", " + excursions(figures) + ".");
        if (figures.notClosed() > 0) {
            lines.add(texts.getString("monthly.mail.notClosed"));
        }
        lines.add(coverage(figures));
        lines.add(file(where));
        if (!where.name().isEmpty()) {
            lines.add(fill("monthly.mail.verify", where.name()));
        }
        return String.join("\n\n", lines) + "\n";
    }

    private String file(Where where) {
        String page = where.page().isEmpty() ? texts.getString("monthly.mail.page") : where.page();
        if (where.name().isEmpty()) {
            return fill("monthly.mail.gone", page);
        }
        String megabytes = String.format(language, "%.1f", where.bytes() / 1e6);
        return where.attached()
                ? fill("monthly.mail.attached", where.name())
                : fill("monthly.mail.fetch", where.name(), megabytes, page);
    }

    private String units(Figures figures) {
        return counted("exports.units", figures.units());
    }

    private String excursions(Figures figures) {
        String all = figures.excursions() == 0
                ? texts.getString("monthly.excursions.none")
                : counted("monthly.excursions", figures.excursions());
        return figures.notClosed() == 0 ? all : all + ", " + fill("monthly.notClosed", figures.notClosed());
    }

    /** A hundred per cent is said of nothing less. */
    private String coverage(Figures figures) {
        if (figures.expected() == 0) {
            return texts.getString("monthly.mail.noSensor");
        }
        double percent = Math.floor(1000.0 * figures.received() / figures.expected()) / 10;
        String received = fill("monthly.mail.coverage", String.format(language, "%.1f", percent));
        return figures.secondsUnknown() == 0
                ? received + " " + texts.getString("monthly.mail.allKnown")
                : received + " " + fill("monthly.mail.unknown", duration(figures.secondsUnknown()));
    }

    private String duration(long seconds) {
        long minutes = (seconds + 59) / 60;
        if (minutes < 60) {
            return fill("age.minutes", minutes);
        }
        return minutes < 2880
                ? fill("duration.hours", minutes / 60, String.format("%02d", minutes % 60))
                : fill("duration.days", minutes / 1440, minutes % 1440 / 60);
    }

    private String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language).format(month);
    }

    private String counted(String key, int count) {
        return fill(key + (count == 1 ? ".one" : ".other"), count);
    }

    private String fill(String key, Object... values) {
        String text = texts.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
