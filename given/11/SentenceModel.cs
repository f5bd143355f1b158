using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>A BERT that makes a vector of each text, so that texts that mean the same lie near each other.</summary>
/// <param name="model">The model.</param>
/// <param name="tokenizer">Its tokenizer.</param>
/// <param name="most">
/// How many tokens of a text are read, <c>[CLS]</c> and <c>[SEP]</c> included; MiniLM was trained on 256.
/// </param>
public sealed class SentenceModel(TransformerModel model, WordPieceTokenizer tokenizer, int most = 256)
{
    /// <summary>A vector for each text, of length 1.</summary>
    /// <param name="texts">The texts, at least one.</param>
    /// <returns>The vectors, <c>[texts, width]</c>.</returns>
    public Tensor Embed(params IReadOnlyList<string> texts)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        long[][] rows = [.. texts.Select(text => tokenizer.Encode(text, most))];
        int length = rows.Max(row => row.Length);
        var ids = full(rows.Length, length, tokenizer.PaddingId, ScalarType.Int64); // [texts, length]
        foreach (var (i, row) in rows.Index())
        {
            ids[i, ..row.Length] = tensor(row);
        }

        var real = stack([.. rows.Select(row => arange(length) < row.Length)]); // [texts, length]
        var output = model.call(new ModelInput(ids) { Mask = real.unsqueeze(1).unsqueeze(1) }); // [texts, 1, 1, length]
        return SentenceVectors.Pool(output.Hidden[^1], real).MoveToOuterDisposeScope();
    }
}
