package org.wardkeeper.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.wardkeeper.asset.KnownAsset;

/**
 * The words of all assets, in memory (Lucene: docs/adr/0006). It keeps no more of an asset than its words and its id;
 * how the asset stands is asked elsewhere, so that nothing here can be out of date but a name.
 */
public final class WordIndex implements AutoCloseable {

    static final String ID = "id";
    static final String EXACT = "exact";
    static final String WORD = "word";

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile boolean behind;

    public WordIndex(Collection<KnownAsset> assets) {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
            for (KnownAsset asset : assets) {
                writer.addDocument(document(asset));
            }
            writer.forceMerge(1);
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    void put(KnownAsset asset) {
        try {
            writer.updateDocument(new Term(ID, asset.id()), document(asset));
            behind = true;
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    void remove(String id) {
        try {
            writer.deleteDocuments(new Term(ID, id));
            behind = true;
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /** The ids of all assets that have every word of the question, or a likeness of it. */
    public List<Hit> find(String question) {
        Set<String> words = new LinkedHashSet<>(Words.of(question));
        if (words.isEmpty()) {
            return List.of();
        }
        try {
            refresh();
            IndexSearcher searcher = searchers.acquire();
            try {
                return new Question(searcher, question, words).hits();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /** Changes are rare and come in bursts (an import); the first question after them pays for all. */
    private void refresh() throws IOException {
        if (behind) {
            behind = false;
            searchers.maybeRefreshBlocking();
        }
    }

    private static Document document(KnownAsset asset) {
        Document document = new Document();
        document.add(new StringField(ID, asset.id(), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(asset.id())));
        document.add(new StringField(EXACT, exact(asset.id()), Field.Store.NO));
        if (asset.tag() != null) {
            document.add(new StringField(EXACT, exact(asset.tag().canonical()), Field.Store.NO));
        }
        for (String word : wordsOf(asset)) {
            document.add(new StringField(WORD, word, Field.Store.NO));
        }
        return document;
    }

    private static Set<String> wordsOf(KnownAsset asset) {
        List<String> kind = Words.of(asset.kind());
        Set<String> words = new HashSet<>(kind);
        words.add(String.join("", kind));
        words.addAll(Words.of(asset.name()));
        words.addAll(Words.of(asset.id()));
        words.addAll(Synonyms.of(asset.kind()));
        KindNames.all(asset.kind()).forEach(name -> words.addAll(Words.of(name)));
        return words;
    }

    static String exact(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("The index in memory failed", e);
    }
}
