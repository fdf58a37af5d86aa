package org.wardkeeper.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;

/**
 * One question to the index. An id or a tag, typed or scanned whole, means that asset and no other. Otherwise every word
 * must fit: as a whole, as a beginning, or, where nothing begins like it, by its likeness to a word that exists.
 */
final class Question {

    private static final int WHOLE_WORD = 4;

    private final IndexSearcher searcher;
    private final String text;
    private final Set<String> words;

    Question(IndexSearcher searcher, String text, Set<String> words) {
        this.searcher = searcher;
        this.text = text;
        this.words = words;
    }

    List<Hit> hits() throws IOException {
        List<Hit> named =
                collect(new ConstantScoreQuery(new TermQuery(new Term(WordIndex.EXACT, WordIndex.exact(text)))));
        return named.isEmpty() ? collect(everyWord()) : named;
    }

    private Query everyWord() throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words) {
            Query alike = Likeness.of(word, searcher.getIndexReader());
            if (alike instanceof MatchNoDocsQuery) {
                return alike; // One word that nothing is like, and the others need not be looked at.
            }
            Query whole =
                    new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(WordIndex.WORD, word))), WHOLE_WORD);
            all.add(new DisjunctionMaxQuery(List.of(whole, alike), 0), Occur.MUST);
        }
        return all.build();
    }

    private List<Hit> collect(Query query) throws IOException {
        Hits hits = new Hits();
        searcher.search(query, hits);
        return hits.found;
    }

    /** All hits and not the best ones: what is best is for distance and availability to say. */
    private static final class Hits extends SimpleCollector {

        private final List<Hit> found = new ArrayList<>();
        private BinaryDocValues ids;
        private Scorable scores;

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            ids = context.reader().getBinaryDocValues(WordIndex.ID);
        }

        @Override
        public void setScorer(Scorable scorer) {
            scores = scorer;
        }

        @Override
        public void collect(int document) throws IOException {
            ids.advanceExact(document);
            found.add(new Hit(ids.binaryValue().utf8ToString(), Math.round(scores.score())));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
