using System.Globalization;
using System.Reflection;

namespace Katas.Toolkit;

/// <summary>The values of a demonstration's options: what the learner gave, else what the demonstration declares.</summary>
public sealed class DemoOptions
{
    private readonly Dictionary<string, DemoOptionAttribute> _declared;
    private readonly IReadOnlyDictionary<string, string> _given;

    /// <summary>Creates the values of a demonstration's options.</summary>
    /// <param name="demo">The demonstration's class, which declares them.</param>
    /// <param name="given">What was typed, by the options' names; a flag's text is not read.</param>
    /// <exception cref="ArgumentException">An option was given that is not declared.</exception>
    public DemoOptions(Type demo, IReadOnlyDictionary<string, string> given)
        : this(demo.GetCustomAttributes<DemoOptionAttribute>(), given)
    {
    }

    private DemoOptions(IEnumerable<DemoOptionAttribute> declared, IReadOnlyDictionary<string, string> given)
    {
        _declared = declared.ToDictionary(option => option.Name);
        _given = given;
        foreach (string name in given.Keys)
        {
            Declaration(name, null);
        }
    }

    /// <summary>No options.</summary>
    public static DemoOptions None { get; } = new([], new Dictionary<string, string>());

    /// <summary>Whether a flag was given.</summary>
    /// <param name="name">The option, for example <c>--resume</c>.</param>
    public bool Flag(string name)
    {
        Declaration(name, DemoOptionKind.Flag);
        return _given.ContainsKey(name);
    }

    /// <summary>A whole number; null if there is none.</summary>
    /// <param name="name">The option, for example <c>--steps</c>.</param>
    public int? Integer(string name) =>
        Value(name, DemoOptionKind.Integer) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A number; null if there is none.</summary>
    /// <param name="name">The option, for example <c>--temperature</c>.</param>
    public double? Number(string name) =>
        Value(name, DemoOptionKind.Number) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A text; null if there is none.</summary>
    /// <param name="name">The option, for example <c>--prompt</c>.</param>
    public string? Text(string name) => Value(name, DemoOptionKind.Text);

    /// <summary>The path of a file; null if there is none.</summary>
    /// <param name="name">The option, for example <c>--data</c>.</param>
    public string? File(string name) => Value(name, DemoOptionKind.File);

    private string? Value(string name, DemoOptionKind kind)
    {
        var option = Declaration(name, kind);
        return _given.GetValueOrDefault(name) ?? option.Default;
    }

    private DemoOptionAttribute Declaration(string name, DemoOptionKind? kind) =>
        _declared.TryGetValue(name, out var option) && (kind is null || option.Kind == kind)
            ? option
            : throw new ArgumentException(
                $"The demonstration declares no {kind?.ToString().ToLowerInvariant() ?? "option"} {name}: [DemoOption(\"{name}\", …)] on its class does.",
                nameof(name));
}
