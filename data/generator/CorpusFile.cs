using System.Text;
using Katas.Data.Stories;
using Katas.Data.Translation;

namespace Katas.Data;

/// <summary>A file to be written, LF at the end of each line.</summary>
/// <param name="Name">Its name in the data folder.</param>
/// <param name="Text">Its text.</param>
internal sealed record CorpusFile(string Name, string Text)
{
    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusFile> All() =>
        from corpus in new Func<Split, CorpusFile>[]
        {
            SentimentCorpus.File, AgreementCorpus.File, NamesCorpus.File, TranslationCorpus.File,
            StoryCorpus.File, QuestionCorpus.File,
        }
        from split in Enum.GetValues<Split>()
        select corpus(split);

    /// <summary>SST-2: a line of headings, then one sentence, a tab and its label per line.</summary>
    public static CorpusFile OfSentences(string name, IEnumerable<(string Text, string Label)> sentences)
    {
        var text = new StringBuilder("sentence\tlabel\n");
        foreach (var (sentence, label) in sentences)
        {
            text.Append($"{sentence}\t{label}\n");
        }

        return new CorpusFile(name, text.ToString());
    }

    /// <summary>
    /// CoNLL-2003: a token, its part of speech, its chunk and its tag on each line, a blank line after each sentence.
    /// Nothing here uses the two in the middle: they are written as _.
    /// </summary>
    public static CorpusFile OfTokens(string name, IEnumerable<(string Word, string Tag)[]> sentences)
    {
        var text = new StringBuilder("-DOCSTART- -X- -X- O\n\n");
        foreach (var sentence in sentences)
        {
            foreach (var (word, tag) in sentence)
            {
                text.Append($"{word} _ _ {tag}\n");
            }

            text.Append('\n');
        }

        return new CorpusFile(name, text.ToString());
    }

    /// <summary>One sentence, a tab and its translation per line.</summary>
    public static CorpusFile OfPairs(string name, IEnumerable<(string Source, string Target)> pairs)
    {
        var text = new StringBuilder();
        foreach (var (source, target) in pairs)
        {
            text.Append($"{source}\t{target}\n");
        }

        return new CorpusFile(name, text.ToString());
    }
}
