using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>Lets a model write: the likeliest token, one after the other.</summary>
internal static class LikeliestTokens
{
    /// <summary>What it writes, up to the end of a text.</summary>
    /// <param name="model">The model.</param>
    /// <param name="beginning">What stands there already; at least one token.</param>
    /// <param name="most">The greatest number of tokens to write.</param>
    /// <param name="end">The token that ends a text; it is not among those that are returned.</param>
    public static List<long> Write(TransformerModel model, IReadOnlyList<long> beginning, int most, long end)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        List<long> written = [];
        long[] next = [.. beginning];
        Past? past = null;
        while (written.Count < most)
        {
            using var step = NewDisposeScope();
            var output = model.call(new ModelInput(tensor(next).unsqueeze(0)) { Past = past }); // [1, new]
            past?.Dispose();
            past = output.Past.MoveToOuterDisposeScope();
            long token = output.Logits![0, -1].argmax().ToInt64();
            if (token == end)
            {
                break;
            }

            written.Add(token);
            next = [token];
        }

        return written;
    }
}
