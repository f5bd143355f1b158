using System.Globalization;

namespace Katas.Toolkit;

/// <summary>
/// Declares an option of a view, on its <see cref="ILessonView"/> class: <c>view NN</c> lists it, <c>--set</c> and a page's sliders are
/// checked by it, and <see cref="ViewInput.Options"/> has its value.
/// </summary>
/// <param name="name">As it is typed: <c>temperature</c>.</param>
/// <param name="kind">What it takes.</param>
/// <param name="description">A sentence on what it does.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ViewOptionAttribute(string name, ViewOptionKind kind, string description) : Attribute
{
    /// <summary>As it is typed.</summary>
    public string Name { get; } = name;

    /// <summary>What it takes.</summary>
    public ViewOptionKind Kind { get; } = kind;

    /// <summary>A sentence on what it does.</summary>
    public string Description { get; } = description;

    /// <summary>Its value to begin with, as it would be typed; without it the least number, the first choice, or no name.</summary>
    public string? Default { get; init; }

    /// <summary>The least number.</summary>
    public double Least { get; init; }

    /// <summary>The greatest number.</summary>
    public double Most { get; init; } = 100;

    /// <summary>The distance of two neighbouring numbers on a slider; any number in between can be typed.</summary>
    public double Step { get; init; } = 1;

    /// <summary>The words of a choice.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>Its value where the learner gives none.</summary>
    public string Initial => Default ?? Kind switch
    {
        ViewOptionKind.Choice => Choices.FirstOrDefault() ?? "",
        ViewOptionKind.Names => "",
        _ => Least.ToString(CultureInfo.InvariantCulture),
    };
}
