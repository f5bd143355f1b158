using Katas.Toolkit;

namespace Katas.Checker.Showing;

/// <summary>An option that a demonstration declares by <see cref="DemoOptionAttribute"/>, read off its source.</summary>
/// <param name="Name">As it is typed: <c>--steps</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Description">A sentence for <c>--help</c>.</param>
/// <param name="Default">Its value where none is given; null for none.</param>
/// <param name="Least">The least value of a number; null for any.</param>
/// <param name="Converses">Whether the demonstration is talked to when this is chosen.</param>
internal sealed record DeclaredOption(
    string Name, DemoOptionKind Kind, string Description, string? Default, double? Least, bool Converses = false)
{
    /// <summary>What stands behind its name in the help; null for a flag.</summary>
    public string? HelpName => Kind switch
    {
        DemoOptionKind.Flag => null,
        DemoOptionKind.Integer or DemoOptionKind.Number => "number",
        DemoOptionKind.File => "file",
        _ => "text",
    };

    /// <summary>Name and value as people type them: <c>--steps &lt;number&gt;</c>.</summary>
    public string Usage => HelpName is null ? Name : $"{Name} <{HelpName}>";
}
