using System.Text.RegularExpressions;

namespace Katas.Lesson12;

/// <summary>
/// The text of an instruction with places for what differs from one to the next: <c>{story} Question: {question}</c>.
/// </summary>
/// <param name="Text">The text; a place is a word in braces.</param>
public sealed record InstructionTemplate(string Text)
{
    private const string Place = @"\{(\w+)\}";

    /// <summary>Puts values in all places, in one go: braces within a value are nothing but text.</summary>
    /// <param name="values">The value of each place.</param>
    /// <exception cref="ArgumentException">A place has no value.</exception>
    public string Fill(IReadOnlyDictionary<string, string> values) => Regex.Replace(
        Text,
        Place,
        place => values.TryGetValue(place.Groups[1].Value, out string? value)
            ? value
            : throw new ArgumentException(
                $"The template has a place {place.Value}, and values has nothing for it.", nameof(values)));
}
