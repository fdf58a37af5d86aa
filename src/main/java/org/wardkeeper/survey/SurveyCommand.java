package org.wardkeeper.survey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.wardkeeper.sitefolder.SurveyFolder;

/** {@code survey score DIR [--uncalibrated]}: prints one JSON object; what was left out stands on standard error. */
public final class SurveyCommand {
    private static final String UNCALIBRATED = "--uncalibrated";
    private static final int MOST_PROBLEMS = 20;

    private SurveyCommand() {}

    /** Ends the process: 0 scored, 1 the folder cannot be scored, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> rest = arguments.stream()
                .filter(argument -> !argument.equals(UNCALIBRATED))
                .toList();
        if (rest.size() != 2 || !rest.get(0).equals("score") || arguments.size() - rest.size() > 1) {
            err.println("Usage: survey score DIR [--uncalibrated]");
            return 2;
        }
        try {
            SurveyFolder survey = SurveyFolder.read(Path.of(rest.get(1)));
            tell(survey, err);
            List<Replay.Said> said = Replay.of(survey, !arguments.contains(UNCALIBRATED));
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(new Score(said).figures()));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void tell(SurveyFolder survey, PrintStream err) {
        survey.problems().stream().limit(MOST_PROBLEMS).forEach(err::println);
        int more = survey.problems().size() - MOST_PROBLEMS;
        if (more > 0) {
            err.println("… and " + more + " more rows that were left out.");
        }
    }
}
