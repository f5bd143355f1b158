using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// A place to look into a model while it runs, or to change what runs: it is asked at named points, and what it
/// answers takes the value's place. The names: <c>embedding</c>; in block 0 <c>blocks.0.in</c>, <c>.q</c>, <c>.k</c>
/// and <c>.v</c> (as the scores see them, rotated), <c>.pattern</c>, <c>.z</c> (each head's mixture),
/// <c>.attention</c> (what attention adds), <c>.mid</c>, <c>.mlp</c> (what the MLP adds), <c>.out</c>; and
/// <c>norm</c>, after the final norm.
/// </summary>
/// <param name="Ask">Who is asked; null for nobody.</param>
/// <param name="Place">What comes before a point's name.</param>
public readonly record struct Tap(Func<string, Tensor, Tensor>? Ask, string Place = "")
{
    /// <summary>Shows a value, and takes the answer.</summary>
    /// <param name="name">The point's name, without what comes before it.</param>
    /// <param name="value">What has been computed.</param>
    /// <returns>What the model goes on with: the same tensor, if nobody is asked.</returns>
    /// <exception cref="InvalidOperationException">The answer has another shape.</exception>
    public Tensor At(string name, Tensor value)
    {
        if (Ask is null)
        {
            return value;
        }

        var answer = Ask(Place + name, value);
        if (!answer.shape.SequenceEqual(value.shape))
        {
            throw new InvalidOperationException(
                $"{Place + name} is [{string.Join(", ", value.shape)}]; the tap answered with "
                + $"[{string.Join(", ", answer.shape)}].");
        }

        return ReferenceEquals(answer, value) ? value : answer.alias(); // the answer stays with whoever made it
    }

    /// <summary>The same tap, for what lies within a part.</summary>
    /// <param name="part">The part's name.</param>
    public Tap Within(string part) => new(Ask, $"{Place}{part}.");
}
