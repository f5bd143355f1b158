using Katas.Lesson05;

namespace Katas.Lesson08;

/// <summary>
/// Batches of running text from a file of any size. The lines follow one another, with an end token after each, and are
/// cut into pieces of one length: only the end of the last piece is padding, and every token is asked for once. The
/// first line, too, has an end token before it: it is what to give a model that is to start a text.
/// </summary>
public sealed class LanguageData : IBatchSource<LanguageBatch>
{
    private readonly Corpus<string> _corpus;
    private readonly ITokenizer _tokenizer;
    private readonly BatchOptions _options;

    /// <summary>Takes the corpus and the tokenizers.</summary>
    /// <param name="corpus">The lines.</param>
    /// <param name="tokenizer">Turns them into tokens.</param>
    /// <param name="options">How batches are made; the pieces have its longest length.</param>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    public LanguageData(Corpus<string> corpus, ITokenizer tokenizer, BatchOptions options)
    {
        options.Check();
        (_corpus, _tokenizer, _options) = (corpus, tokenizer, options);
    }

    /// <summary>What the epoch requested last has consisted of so far.</summary>
    public BatchCounts Counts { get; private set; } = new();

    /// <inheritdoc/>
    public IEnumerable<LanguageBatch> Epoch(int epoch, int skip = 0)
    {
        Counts = new BatchCounts();
        var random = _options.RandomOf(epoch);
        foreach (long[][] window in Cut(random).Chunk(_options.Window))
        {
            foreach (long[][] batch in Bucketing.Batches(window, Length, _options.TokensPerBatch, random))
            {
                long[][] inputs = [.. batch.Select(piece => piece[..^1])];
                Counts = Counts.With(inputs).WithBatch(batch.Length);
                if (Counts.Batches > skip)
                {
                    yield return new LanguageBatch(
                        Batches.Pad(inputs, Vocabulary.PaddingId),
                        Batches.Pad([.. batch.Select(piece => piece[1..])], Vocabulary.PaddingId));
                }
            }
        }
    }

    private static int Length(long[] piece) => piece.Length - 1;

    /// <summary>
    /// Inputs and labels in one: a piece is one token longer than the inputs, and starts with the last token of the
    /// piece before.
    /// </summary>
    private IEnumerable<long[]> Cut(Random? random)
    {
        List<long> piece = [Vocabulary.EndId];
        foreach (long token in _corpus.Read(random).SelectMany(Tokens))
        {
            piece.Add(token);
            if (piece.Count == _options.MaxLength + 1)
            {
                yield return [.. piece];
                piece.Clear();
                piece.Add(token);
            }
        }

        if (piece.Count > 1)
        {
            yield return [.. piece];
        }
    }

    private IEnumerable<long> Tokens(string line) => [.. _tokenizer.Encode(line), Vocabulary.EndId];
}
