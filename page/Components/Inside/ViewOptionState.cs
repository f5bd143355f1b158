using Katas.Checker.Verdicts;
using Katas.Toolkit;

namespace Katas.Page.Components.Inside;

/// <summary>An option of a view, and what is chosen of it.</summary>
public sealed record ViewOptionState
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it takes.</summary>
    public required ViewOptionKind Kind { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Its value, as it would be typed.</summary>
    public required string Value { get; init; }

    /// <summary>Its value where nothing is chosen.</summary>
    public required string Default { get; init; }

    /// <summary>The least number.</summary>
    public double Least { get; init; }

    /// <summary>The greatest number.</summary>
    public double Most { get; init; }

    /// <summary>The distance of two neighbouring numbers.</summary>
    public double Step { get; init; }

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Chosen names.</summary>
    public IReadOnlyList<string> Names => [.. Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    internal static ViewOptionState Of(ViewOption option, IReadOnlyDictionary<string, string> chosen) => new()
    {
        Name = option.Name,
        Kind = option.Kind,
        Description = option.Description,
        Value = chosen.GetValueOrDefault(option.Name, option.Default),
        Default = option.Default,
        Least = option.Least,
        Most = option.Most,
        Step = option.Step,
        Choices = option.Choices,
    };

    /// <summary>The value after a name was added, or taken away if it is there.</summary>
    public string Toggled(string name) => string.Join(',', Names.Contains(name) ? Names.Where(other => other != name) : Names.Append(name));
}
