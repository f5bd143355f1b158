using Katas.Lesson05;

namespace Katas.Lesson08;

/// <summary>Batches of translations from a file of any size.</summary>
public sealed class TranslationData : IBatchSource<TranslationBatch>
{
    private readonly Corpus<SentencePair> _corpus;
    private readonly ITokenizer _source;
    private readonly ITokenizer _target;
    private readonly BatchOptions _options;

    /// <summary>Takes the corpus and the tokenizers.</summary>
    /// <param name="corpus">The pairs.</param>
    /// <param name="source">Turns the sentences into tokens.</param>
    /// <param name="target">Turns their translations into tokens.</param>
    /// <param name="options">How batches are made.</param>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    public TranslationData(
        Corpus<SentencePair> corpus, ITokenizer source, ITokenizer target, BatchOptions options)
    {
        options.Check();
        (_corpus, _source, _target, _options) = (corpus, source, target, options);
    }

    /// <summary>What the epoch requested last has consisted of so far.</summary>
    public BatchCounts Counts { get; private set; } = new();

    /// <inheritdoc/>
    /// <exception cref="FormatException">Every sentence is longer than the longest allowed.</exception>
    public IEnumerable<TranslationBatch> Epoch(int epoch, int skip = 0)
    {
        Counts = new BatchCounts();
        var random = _options.RandomOf(epoch);
        foreach (var window in _corpus.Read(random).Select(Tokens).Where(IsShortEnough).Chunk(_options.Window))
        {
            foreach (var batch in Bucketing.Batches(window, Length, _options.TokensPerBatch, random))
            {
                long[][] sources = [.. batch.Select(example => example.Source)];
                long[][] targets = [.. batch.Select(example => example.Target)];
                Counts = Counts.With(sources).With(targets).WithBatch(batch.Length);
                if (Counts.Batches > skip)
                {
                    yield return new TranslationBatch(
                        Batches.Pad(sources, Vocabulary.PaddingId), Batches.Pad(targets, Vocabulary.PaddingId));
                }
            }
        }

        if (Counts.Batches == 0)
        {
            throw new FormatException(
                $"{_corpus.Name}: each of its {Counts.TooLong} pairs has more than {_options.MaxLength} tokens in one "
                + "of the languages; nothing is left to learn from.");
        }
    }

    private static int Length((long[] Source, long[] Target) example) =>
        Math.Max(example.Source.Length, example.Target.Length);

    private (long[] Source, long[] Target) Tokens(SentencePair pair) => (
        [.. _source.Encode(pair.Source), Vocabulary.EndId],
        [Vocabulary.StartId, .. _target.Encode(pair.Target), Vocabulary.EndId]);

    private bool IsShortEnough((long[] Source, long[] Target) example)
    {
        bool fits = Length(example) <= _options.MaxLength;
        Counts = fits ? Counts : Counts with { TooLong = Counts.TooLong + 1 };
        return fits;
    }
}
