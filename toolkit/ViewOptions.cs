using System.Globalization;
using System.Reflection;

namespace Katas.Toolkit;

/// <summary>The values of a view's options: what the learner chose, else what the view declares. All of them are as declared.</summary>
public sealed class ViewOptions
{
    private readonly IReadOnlyList<ViewOptionAttribute> _declared;
    private readonly Dictionary<string, string> _values;

    /// <summary>Creates the values of a view's options.</summary>
    /// <param name="view">The view's class, which declares them.</param>
    /// <param name="given">What was chosen, by the options' names.</param>
    /// <exception cref="ViewOptionException">An option is not declared, or its value is not as declared.</exception>
    public ViewOptions(Type view, IReadOnlyDictionary<string, string> given)
        : this([.. view.GetCustomAttributes<ViewOptionAttribute>()], given)
    {
    }

    private ViewOptions(IReadOnlyList<ViewOptionAttribute> declared, IReadOnlyDictionary<string, string> given)
    {
        _declared = declared;
        foreach (string name in given.Keys.Where(name => declared.All(option => option.Name != name)))
        {
            throw new ViewOptionException(declared.Count == 0
                ? $"This view has no option '{name}'; it has none at all."
                : $"This view has no option '{name}'. It has {string.Join(", ", declared.Select(option => option.Name))}.");
        }

        _values = declared.ToDictionary(option => option.Name, option => given.GetValueOrDefault(option.Name, option.Initial).Trim());
        foreach (var option in declared)
        {
            Check(option, _values[option.Name]);
        }
    }

    /// <summary>No options.</summary>
    public static ViewOptions None { get; } = new([], new Dictionary<string, string>());

    /// <summary>The options as they are declared, in order.</summary>
    public IReadOnlyList<ViewOptionAttribute> Declared => _declared;

    /// <summary>The value of any option, as it would be typed.</summary>
    /// <param name="name">The option.</param>
    public string Text(string name) => Value(name);

    /// <summary>A number.</summary>
    /// <param name="name">The option, for example <c>temperature</c>.</param>
    public double Number(string name) => double.Parse(Value(name, ViewOptionKind.Number), CultureInfo.InvariantCulture);

    /// <summary>A whole number, or the number of steps.</summary>
    /// <param name="name">The option, for example <c>top-k</c>.</param>
    public int Integer(string name) =>
        int.Parse(Value(name, ViewOptionKind.Integer, ViewOptionKind.Steps), CultureInfo.InvariantCulture);

    /// <summary>One of a choice's words.</summary>
    /// <param name="name">The option, for example <c>layout</c>.</param>
    public string Choice(string name) => Value(name, ViewOptionKind.Choice);

    /// <summary>Names, each once, in the order in which they were chosen. Whether they name anything, the view knows.</summary>
    /// <param name="name">The option, for example <c>removed</c>.</param>
    public IReadOnlyList<string> Names(string name) =>
        [.. Value(name, ViewOptionKind.Names).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static void Check(ViewOptionAttribute option, string value)
    {
        string? takes = option.Kind switch
        {
            ViewOptionKind.Number when !(Parsed(value) >= option.Least && Parsed(value) <= option.Most) => $"a number {Range(option)}",
            ViewOptionKind.Integer or ViewOptionKind.Steps
                when !(Parsed(value) >= option.Least && Parsed(value) <= option.Most && Parsed(value) % 1 == 0) => $"a whole number {Range(option)}",
            ViewOptionKind.Choice when !option.Choices.Contains(value) => $"one of {string.Join(", ", option.Choices)}",
            _ => null,
        };
        if (takes is not null)
        {
            throw new ViewOptionException($"{option.Name} takes {takes}, and not '{value}'.");
        }
    }

    private static string Range(ViewOptionAttribute option) =>
        string.Create(CultureInfo.InvariantCulture, $"from {option.Least} to {option.Most}");

    private static double Parsed(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private string Value(string name, params IReadOnlyList<ViewOptionKind> kinds)
    {
        var option = _declared.FirstOrDefault(option => option.Name == name);
        return option is not null && (kinds.Count == 0 || kinds.Contains(option.Kind))
            ? _values[name]
            : throw new ArgumentException(
                $"The view declares no {(kinds.Count == 0 ? "option" : kinds[0].ToString().ToLowerInvariant())} {name}: "
                + $"[ViewOption(\"{name}\", …)] on its class does.",
                nameof(name));
    }
}
