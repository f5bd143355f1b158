using Katas.Lesson05;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>A transformer that takes and gives sentences.</summary>
/// <param name="model">The model.</param>
/// <param name="read">Makes token ids of a sentence, the end token not among them.</param>
/// <param name="write">Makes a sentence of token ids.</param>
public sealed class Translator(Transformer model, Func<string, long[]> read, Func<IEnumerable<long>, string> write)
{
    /// <summary>The token ids of sentences, each with its end token, padded, <c>[batch, source]</c>.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    public Tensor Batch(IReadOnlyList<string> sentences)
    {
        Guard.AtLeast(sentences.Count, 1);

        return Batches.Pad(
            [.. sentences.Select(sentence => (long[])[.. read(sentence), model.Config.EndId])], model.Config.PaddingId);
    }

    /// <summary>Translates sentences, always taking the likeliest token.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    /// <param name="maxLength">How many tokens a translation has at most, the end token included.</param>
    public string[] Greedy(IReadOnlyList<string> sentences, int maxLength = 50)
    {
        using var source = Batch(sentences);
        return [.. Decoding.Greedy(model, source, maxLength).Select(write)];
    }

    /// <summary>Translates sentences by beam search.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    /// <param name="options">How wide, how long, and what is preferred. None: as in the paper.</param>
    public string[] Beam(IReadOnlyList<string> sentences, BeamOptions? options = null)
    {
        using var source = Batch(sentences);
        return
        [
            .. BeamSearch.Search(model, source, options ?? new BeamOptions())
                .Select(found => write(Writing.Words(found[0].Tokens, model.Config))),
        ];
    }
}
