package org.wardkeeper.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/**
 * Which words of the index a typed word may stand for, when it is not a whole one.
 *
 * <p>Words that begin with it, since people read results while they type. Only where there is none is it taken for a
 * typing error, and then the smallest error that leads to any word counts: one slip after a right first letter
 * ({@code whel}, {@code defbi}), one slip anywhere, two slips in a long word. The word with the slip may be unfinished
 * too.
 */
final class Likeness {

    private static final int BEGINNING = 2;
    private static final int SHORTEST_WITH_SLIP = 3;
    private static final int SHORTEST_WITH_FIRST_LETTER_WRONG = 5;
    private static final int LONGEST_WITH_SLIP = 30;
    private static final int SHORTEST_WITH_TWO_SLIPS = 7;

    /** More words than this do not have to be told apart: whoever typed so little types on. */
    private static final int MOST_WORDS = 1_000;

    private Likeness() {}

    /** A {@link MatchNoDocsQuery} where no word of the index is like it. */
    static Query of(String word, IndexReader reader) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, WordIndex.WORD);
        if (terms == null) {
            return new MatchNoDocsQuery();
        }
        if (anyBeginsWith(word, terms)) {
            Query beginning = new PrefixQuery(new Term(WordIndex.WORD, word));
            return new BoostQuery(new ConstantScoreQuery(beginning), BEGINNING);
        }
        List<BytesRef> slips = slips(word, terms);
        return slips.isEmpty()
                ? new MatchNoDocsQuery()
                : new ConstantScoreQuery(new TermInSetQuery(WordIndex.WORD, slips));
    }

    private static boolean anyBeginsWith(String word, Terms terms) throws IOException {
        TermsEnum walk = terms.iterator();
        BytesRef beginning = new BytesRef(word);
        return walk.seekCeil(beginning) != TermsEnum.SeekStatus.END && StringHelper.startsWith(walk.term(), beginning);
    }

    private static List<BytesRef> slips(String word, Terms terms) throws IOException {
        int length = word.codePointCount(0, word.length());
        if (length < SHORTEST_WITH_SLIP || length > LONGEST_WITH_SLIP || isNumber(word)) {
            return List.of();
        }
        List<BytesRef> found = within(1, word, true, terms);
        if (found.isEmpty() && length >= SHORTEST_WITH_FIRST_LETTER_WRONG) {
            found = within(1, word, false, terms);
        }
        if (found.isEmpty() && length >= SHORTEST_WITH_TWO_SLIPS) {
            found = within(2, word, true, terms);
        }
        return found;
    }

    /** Number 12 is not number 13: a slip in a number is another asset, not a likeness. */
    private static boolean isNumber(String word) {
        return word.codePoints().allMatch(Character::isDigit);
    }

    private static List<BytesRef> within(int slips, String word, boolean firstLetterRight, Terms terms)
            throws IOException {
        int kept = firstLetterRight ? word.offsetByCodePoints(0, 1) : 0;
        Automaton alike =
                new LevenshteinAutomata(word.substring(kept), true).toAutomaton(slips, word.substring(0, kept));
        Automaton unfinished = Operations.determinize(
                Operations.concatenate(alike, Automata.makeAnyString()), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        TermsEnum walk = new CompiledAutomaton(unfinished, false, true).getTermsEnum(terms);
        List<BytesRef> found = new ArrayList<>();
        for (BytesRef term = walk.next(); term != null && found.size() < MOST_WORDS; term = walk.next()) {
            found.add(BytesRef.deepCopyOf(term));
        }
        return found;
    }
}
