using System.Globalization;
using Katas.Toolkit;

namespace Katas.Checker.Verdicts;

/// <summary>An option that a view declares, and the value it was computed with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Value">Its value, as it would be typed.</param>
internal sealed record ViewOption(string Name, ViewOptionKind Kind, string Description, string Value)
{
    /// <summary>Its value where none is given.</summary>
    public string Default { get; init; } = "";

    /// <summary>The least number.</summary>
    public double Least { get; init; }

    /// <summary>The greatest number.</summary>
    public double Most { get; init; }

    /// <summary>The distance of two neighbouring numbers on a slider.</summary>
    public double Step { get; init; }

    /// <summary>The words of a choice; none for another kind.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static ViewOption From(ViewOptionAttribute declared, string value) =>
        new(declared.Name, declared.Kind, declared.Description, value)
        {
            Default = declared.Initial,
            Least = declared.Least,
            Most = declared.Most,
            Step = declared.Step,
            Choices = declared.Choices,
        };

    /// <summary>What it takes, in words.</summary>
    public string Takes => Kind switch
    {
        ViewOptionKind.Number or ViewOptionKind.Integer or ViewOptionKind.Steps => string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most}"),
        ViewOptionKind.Choice => string.Join(", ", Choices),
        _ => "names, with commas between them",
    };
}
