using Katas.Lesson11;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>Lesson 05's reviews, and sentences that have nothing to do with them, as MiniLM's tokens.</summary>
internal sealed class Reviews
{
    private const int MostTokens = 64;
    private const int Unrelated = 200;

    private readonly WordPieceTokenizer _tokenizer;

    public Reviews(string data, WordPieceTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        (Train, HeldOut) = (Read(data, "lesson05-sentiment-train.tsv"), Read(data, "lesson05-sentiment-heldout.tsv"));
        Others = [.. Lines(data, "lesson07-translation-heldout.tsv").Take(Unrelated).Select(line => new Review(Encode(line.Split('\t')[0]), 0))];
    }

    /// <summary>The reviews to learn from.</summary>
    public IReadOnlyList<Review> Train { get; }

    /// <summary>Reviews that come in twins: the same words in another order, with the other label.</summary>
    public IReadOnlyList<Review> HeldOut { get; }

    /// <summary>Sentences that nobody trains on, to see what is forgotten.</summary>
    public IReadOnlyList<Review> Others { get; }

    /// <summary>Tokens, which of them are real, and labels.</summary>
    public (Tensor Ids, Tensor Real, Tensor Labels) Batch(IReadOnlyList<Review> reviews)
    {
        int length = reviews.Max(review => review.Ids.Length);
        long padding = _tokenizer.PaddingId;
        var ids = stack([.. reviews.Select(
            review => tensor((long[])[.. review.Ids, .. Enumerable.Repeat(padding, length - review.Ids.Length)]))]); // [batch, length]
        var real = stack([.. reviews.Select(review => arange(length) < review.Ids.Length)]); // [batch, length]
        return (ids, real, tensor(reviews.Select(review => review.Label).ToArray()));
    }

    private static string[] Lines(string data, string name) =>
        File.ReadAllText(Path.Combine(data, name)).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Review[] Read(string data, string name) => [.. Lines(data, name).Skip(1).Select(line => line.Split('\t')).Select(
        parts => new Review(Encode(parts[0]), long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)))];

    private long[] Encode(string text) => _tokenizer.Encode(text, MostTokens);
}

/// <summary>A sentence.</summary>
/// <param name="Ids">Its tokens.</param>
/// <param name="Label">1 is praise.</param>
internal sealed record Review(long[] Ids, long Label);
