namespace Katas.Toolkit;

/// <summary>
/// Declares an option of a demonstration, on its <see cref="IDemo"/> class: <c>demo NN --help</c> lists it, the command
/// line is checked by it, and <see cref="DemoStage.Options"/> has what the learner chose.
/// </summary>
/// <param name="name">As it is typed: <c>--steps</c>.</param>
/// <param name="kind">What it takes.</param>
/// <param name="description">A sentence for <c>--help</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class DemoOptionAttribute(string name, DemoOptionKind kind, string description) : Attribute
{
    /// <summary>As it is typed: <c>--steps</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What it takes.</summary>
    public DemoOptionKind Kind { get; } = kind;

    /// <summary>A sentence for <c>--help</c>.</summary>
    public string Description { get; } = description;

    /// <summary>Its value where the learner gives none, as it would be typed; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The least value of a number.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>
    /// Whether the demonstration is talked to when this is chosen: then there is a <see cref="DemoStage.Conversation"/>. On the page, a flag
    /// of this kind is a button with the description on it.
    /// </summary>
    public bool Converses { get; init; }
}
