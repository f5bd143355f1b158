namespace Katas.Lesson11;

/// <summary>A file does not have exactly the weights that a model needs; nothing was loaded.</summary>
public sealed class WeightsException : Exception
{
    private const int Shown = 5;

    /// <summary>Says what is wrong, all of it.</summary>
    /// <param name="missing">Our names of the tensors that nothing in the file is for.</param>
    /// <param name="leftOver">The file's names of the tensors that nothing was asked for.</param>
    /// <param name="misfits">What is there and will not do, each as a sentence without a full stop.</param>
    public WeightsException(
        IReadOnlyList<string> missing, IReadOnlyList<string> leftOver, IReadOnlyList<string> misfits)
        : base("Nothing was loaded. " + string.Join(
            " ",
            new[] { Part("Missing", missing), Part("Left over", leftOver), Part("Of another shape or type", misfits) }
                .OfType<string>()))
    {
        (Missing, LeftOver, Misfits) = (missing, leftOver, misfits);
    }

    /// <summary>Our names of the tensors that nothing in the file is for.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The file's names of the tensors that nothing was asked for.</summary>
    public IReadOnlyList<string> LeftOver { get; }

    /// <summary>What is there and will not do, each as a sentence without a full stop.</summary>
    public IReadOnlyList<string> Misfits { get; }

    private static string? Part(string what, IReadOnlyList<string> names) => names.Count == 0 ? null
        : $"{what}: {string.Join("; ", names.Take(Shown))}"
            + (names.Count > Shown ? $"; and {names.Count - Shown} more." : ".");
}
