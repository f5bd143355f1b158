namespace Katas.Lesson05.Demos;

/// <summary>
/// Sentences to learn from and sentences to be tested on, with the numbers of their words and labels.
/// </summary>
internal sealed class Corpus
{
    /// <summary>The longest sentence that a model takes, in tokens; longer ones are cut off.</summary>
    public const int MaxLength = 64;

    /// <summary>Takes sentences; numbers are given to the words and labels of the training sentences alone.</summary>
    public Corpus(IReadOnlyList<Sentence> train, IReadOnlyList<Sentence> heldOut, bool tagging)
    {
        (TrainSentences, HeldOutSentences, Tagging) = (train, heldOut, tagging);
        Vocabulary = Vocabulary.Build(train);
        Labels = new LabelSet(train);
        Train = [.. train.Select(Example)];
        HeldOut = [.. heldOut.Select(Example)];
    }

    public IReadOnlyList<Sentence> TrainSentences { get; }

    public IReadOnlyList<Sentence> HeldOutSentences { get; }

    public bool Tagging { get; }

    public Vocabulary Vocabulary { get; }

    public LabelSet Labels { get; }

    public IReadOnlyList<Example> Train { get; }

    public IReadOnlyList<Example> HeldOut { get; }

    /// <summary>One of the workbook's own corpora.</summary>
    public static Corpus Own(string data, string name, bool tagging)
    {
        string File(string split) =>
            Path.Combine(data, $"lesson05-{name}-{split}.{(tagging ? "conll" : "tsv")}");

        Func<string, IReadOnlyList<Sentence>> read = tagging ? ColumnFile.Read : SentenceFile.Read;
        return new Corpus(read(File("train")), read(File("heldout")), tagging);
    }

    /// <summary>A file of the learner's own, with one sentence in five held out.</summary>
    /// <exception cref="FormatException">The file is malformed; the message says where.</exception>
    public static Corpus OfFile(string path)
    {
        string firstLine = File.ReadLines(path).FirstOrDefault(string.Empty);
        bool tagging = !SentenceFile.IsFirstLine(firstLine);
        Sentence[] sentences = [.. tagging ? ColumnFile.Read(path) : SentenceFile.Read(path)];
        const int fewest = 10;
        if (sentences.Length < fewest)
        {
            throw new FormatException(
                $"{Path.GetFileName(path)} has {sentences.Length} sentences; with fewer than {fewest} there is nothing "
                + "to learn from and to be tested on.");
        }

        new Random(5).Shuffle(sentences);
        int heldOut = Math.Min(2000, sentences.Length / 5);
        return new Corpus(sentences[heldOut..], sentences[..heldOut], tagging);
    }

    private Example Example(Sentence sentence)
    {
        long[] tokens = Vocabulary.Ids(sentence.Words, MaxLength);
        var labels = sentence.Labels.Select(Labels.Number);
        return new Example(
            tokens,
            Tagging ? [Lesson05.Tagging.Ignored, .. labels.Take(tokens.Length - 1)] : [.. labels]); // nothing for [CLS]
    }
}
