using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Finds the lessons that one builds on, directly and by what they build on, from the lines <c>Needs:</c> below the titles of
/// the READMEs. The checker reads the same lines (checker/Book/LessonHeader.cs) and says what is wrong with one.
/// </summary>
public class FindNeededLessons : Task
{
    // Below the title and before the text, a line of its own or one of several items with dots between them.
    private static readonly Regex Header = new Regex(@"\A#[^\n]*\n\s*(?<items>((Needs|Demo needs|Optional|Part):[^\n]*\n)+)");
    private static readonly Regex Needs = new Regex(@"(^|·)\s*Needs:(?<list>[^·\n]*)", RegexOptions.Multiline);

    /// <summary>The folder of the lessons' folders.</summary>
    [Required]
    public string Exercises { get; set; }

    /// <summary>The lesson, two digits.</summary>
    [Required]
    public string Lesson { get; set; }

    /// <summary>What it builds on, without itself.</summary>
    [Output]
    public string[] Needed { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var found = new HashSet<string> { Lesson };
        var open = new Queue<string>(found);
        while (open.Count > 0)
        {
            string number = open.Dequeue();
            string readme = Path.Combine(Exercises, number, "README.md");
            if (!File.Exists(readme))
            {
                Log.LogError("{0} is missing: it says what lesson {1} needs.", readme, number);
                return false;
            }

            foreach (string needed in Direct(File.ReadAllText(readme)).Where(found.Add))
            {
                open.Enqueue(needed);
            }
        }

        Needed = found.Where(number => number != Lesson).OrderBy(number => number, StringComparer.Ordinal).ToArray();
        return true;
    }

    private static IEnumerable<string> Direct(string readme) =>
        Needs.Match(Header.Match(readme).Groups["items"].Value).Groups["list"].Value
            .Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries)
            .Select(number => number.Trim())
            .Where(number => number.Length > 0);
}
