using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>
/// A step of a computation with its result: the scores of an attention, the output of a layer. Probes return several, to
/// be compared with the reference's one by one; a lesson's view shows them.
/// </summary>
public sealed record NamedStage
{
    /// <summary>Creates a stage.</summary>
    /// <param name="name">What was computed: <c>scores</c>, <c>layer 1</c>. Unique among those it is returned with.</param>
    /// <param name="values">What came out.</param>
    /// <param name="axes">
    /// What each dimension of it is, in order. A learner's values may have others: what compares or shows them minds that.
    /// </param>
    public NamedStage(string name, Tensor values, params IReadOnlyList<StageAxis> axes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(axes);
        Name = name;
        Values = values;
        Axes = axes;
    }

    /// <summary>What was computed.</summary>
    public string Name { get; }

    /// <summary>What came out.</summary>
    public Tensor Values { get; }

    /// <summary>What each dimension is, in order.</summary>
    public IReadOnlyList<StageAxis> Axes { get; }

    /// <summary>How a view's stage is best drawn.</summary>
    public StageKind Kind { get; init; }

    /// <summary>
    /// Whether the numbers of a view's stage are more or less than 0 by what they are, as shares in a difference are: then 0 is drawn
    /// without a colour, and what is below it has another colour than what is above.
    /// </summary>
    public bool IsTwoSided { get; init; }

    /// <summary>
    /// A short text for each cell of a view's stage, given the cell's indices, to be drawn in it instead of its number; null for none.
    /// </summary>
    public Func<int[], string>? Words { get; init; }

    /// <summary>
    /// How a cell's number comes about, with the numbers, given the cell's indices: <c>1.2·0.5 + 0.3·2 = 1.2</c>. Null for nothing to tell.
    /// It is computed for stages of a few thousand cells at most, after the view.
    /// </summary>
    public Func<int[], string>? Arithmetic { get; init; }

    /// <summary>What a click into a view's stage changes; null for nothing.</summary>
    public StageToggle? Toggles { get; init; }
}
