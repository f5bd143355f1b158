using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Katas.Checker.Trying.Messages;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using static TorchSharp.torch;

namespace Katas.Checker.Trying.Values;

/// <summary>Any value of a script, as text.</summary>
internal static class ValueText
{
    private const int MostItems = 20;
    private const int MostCharacters = 4000;
    private const int MostDepth = 4;

    private static readonly Dictionary<Type, bool> Numbers = new()
    {
        [typeof(byte)] = true,
        [typeof(sbyte)] = true,
        [typeof(short)] = true,
        [typeof(ushort)] = true,
        [typeof(int)] = true,
        [typeof(uint)] = true,
        [typeof(long)] = true,
        [typeof(float)] = false,
        [typeof(double)] = false,
    };

    /// <summary>A value in full.</summary>
    /// <param name="value">The value.</param>
    /// <param name="width">The maximum width of a line in columns.</param>
    public static ScriptValue Format(object? value, int width)
    {
        string type = value is null ? "null" : TypeName.Format(value.GetType());
        return value switch
        {
            Tensor tensor => new ScriptValue(
                type, TensorText.Header(tensor), TensorText.Body(tensor, width), tensor.IsInvalid ? null : tensor.shape),
            nn.Module module => new ScriptValue(type, ModuleText.Header(module), ModuleText.Body(module)),
            _ when IsPlain(value) => new ScriptValue(type, "", Plain(value)),
            _ => new ScriptValue(type, Header(value!), Body(value!, width, 0)),
        };
    }

    /// <summary>A value on one line; a large one is only described.</summary>
    public static string Summary(object? value) => value switch
    {
        Tensor { IsInvalid: false } tensor when tensor.dim() == 0 && tensor.device.type != TorchSharp.DeviceType.META =>
            $"{TensorText.Header(tensor)}  {TensorText.Body(tensor, int.MaxValue)}",
        Tensor tensor => TensorText.Header(tensor),
        nn.Module module => ModuleText.Header(module),
        _ when IsPlain(value) => value is null ? "null" : $"{TypeName.Format(value.GetType())}  {Cut(Plain(value), 60)}",
        ITuple tuple => $"({string.Join(", ", Items(tuple).Select(Short))})",
        _ => Header(value!),
    };

    /// <summary>An item of a tuple on the tuple's line.</summary>
    private static string Short(object? value) => value switch
    {
        Tensor { IsInvalid: false } tensor => TensorText.ShortHeader(tensor),
        nn.Module module => TypeName.Format(module.GetType()),
        _ when IsPlain(value) => Cut(Plain(value), 30),
        _ => Header(value!),
    };

    private static bool IsPlain(object? value) => value is null or string or char or bool or decimal or Enum or DateTime or TimeSpan or Type
        || value.GetType().IsPrimitive;

    private static string Plain(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(Cut(text, MostCharacters), quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool truth => truth ? "true" : "false",
        double number => Katas.Testkit.TensorValues.Text(number, "R"),
        float number => float.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : Katas.Testkit.TensorValues.Text(number, "R"),
        Type type => $"typeof({TypeName.Format(type)})",
        Enum => $"{TypeName.Format(value.GetType())}.{value}",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Header(object value) => value switch
    {
        Array array => $"{TypeName.Format(array.GetType().GetElementType()!)} [{string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}]",
        ICollection collection => $"{TypeName.Format(value.GetType())}, {collection.Count} item{(collection.Count == 1 ? "" : "s")}",
        _ => TypeName.Format(value.GetType()),
    };

    /// <summary>A value within another: on its line if it is short, below it if it is not.</summary>
    private static string Nested(object? value, int width, int depth) => value switch
    {
        _ when IsPlain(value) => Plain(value),
        Tensor tensor when tensor.IsInvalid || tensor.numel() == 0 => TensorText.Header(tensor),
        Tensor tensor => $"{TensorText.Header(tensor)}\n{TensorText.Body(tensor, width)}",
        nn.Module module => ModuleText.Header(module),
        _ when depth >= MostDepth => Header(value!),
        _ => $"{Header(value!)}\n{Body(value!, width, depth)}",
    };

    private static string Body(object value, int width, int depth) => value switch
    {
        Array { Rank: 1 or 2, Length: > 0 } array when Numbers.TryGetValue(array.GetType().GetElementType()!, out bool areWhole) =>
            TensorText.Grid(
                [.. array.Cast<object>().Select(number => Convert.ToDouble(number, CultureInfo.InvariantCulture))],
                [.. Enumerable.Range(0, array.Rank).Select(dimension => (long)array.GetLength(dimension))],
                areWhole,
                width),
        ITuple tuple => Labelled(Items(tuple).Select((item, i) => ($"{i + 1}", item)), width, depth),
        IDictionary entries => Labelled(
            entries.Keys.Cast<object>().Take(MostItems).Select(key => (IsPlain(key) ? Plain(key) : Summary(key), entries[key])), width, depth)
            + (entries.Count > MostItems ? "\n…" : ""),
        IEnumerable items => Sequence(items, width, depth),
        _ => Object(value, width, depth),
    };

    /// <summary>Items one below the other if one of them needs a line of its own, else side by side.</summary>
    private static string Sequence(IEnumerable items, int width, int depth)
    {
        var first = new List<object?>();
        foreach (object? item in items)
        {
            first.Add(item);
            if (first.Count > MostItems)
            {
                break; // it may have no end
            }
        }

        bool isMore = first.Count > MostItems;
        var shown = first.Take(MostItems).ToList();
        if (shown.All(IsPlain))
        {
            return $"[{string.Join(", ", shown.Select(Plain).Concat(isMore ? ["…"] : []))}]";
        }

        string text = Labelled(shown.Select((item, i) => ($"[{i}]", item)), width, depth);
        return isMore ? $"{text}\n…" : text;
    }

    private static string Labelled(IEnumerable<(string Label, object? Value)> items, int width, int depth)
    {
        var lines = new List<string>();
        foreach (var (label, value) in items)
        {
            string[] text = Nested(value, width - 2, depth + 1).Split('\n');
            lines.Add($"{label}  {text[0]}");
            lines.AddRange(text.Skip(1).Select(line => $"  {line}".TrimEnd()));
        }

        return string.Join('\n', lines);
    }

    /// <summary>
    /// Types with a ToString of their own use it; records with tensors, and anything else, are shown by their properties.
    /// </summary>
    private static string Object(object value, int width, int depth)
    {
        var properties = value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead)
            .ToList();
        bool isRecord = value.GetType().GetMethod("<Clone>$") is not null
            || value.GetType().GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
        if (isRecord && properties.Count > 0)
        {
            return Labelled(properties.Select(property => (property.Name, property.GetValue(value))), width, depth);
        }

        bool hasOwnText = value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring
            && declaring != typeof(object) && declaring != typeof(ValueType);
        return Cut(
            hasOwnText
                ? value.ToString() ?? ""
                : CSharpObjectFormatter.Instance.FormatObject(
                    value,
                    new PrintOptions { MemberDisplayFormat = MemberDisplayFormat.SingleLine, MaximumOutputLength = MostCharacters }),
            MostCharacters);
    }

    private static IEnumerable<object?> Items(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(i => tuple[i]);

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..most]}…";
}
