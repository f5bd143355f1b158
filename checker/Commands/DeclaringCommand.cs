using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Katas.Checker.Book;
using Katas.Checker.Showing;
using Katas.Toolkit;

namespace Katas.Checker.Commands;

/// <summary>
/// A command some of whose options depend on its argument: each demonstration declares its own. The command line is parsed
/// twice: first to find the argument, then with the options that are declared there.
/// </summary>
internal sealed partial class DeclaringCommand : Command
{
    private readonly Func<Workbook, string?, (string Whose, DemoDeclaration Declaration)?> find;
    private readonly List<(DeclaredOption Declared, Option Option)> declared = [];
    private string? whose;

    /// <param name="name">The command.</param>
    /// <param name="description">What it does.</param>
    /// <param name="find">Finds who declares options, given the number that was typed, if any.</param>
    public DeclaringCommand(
        string name, string description, Func<Workbook, string?, (string Whose, DemoDeclaration Declaration)?> find)
        : base(name, description)
    {
        this.find = find;
    }

    /// <summary>The number that the options were declared for; null for none.</summary>
    public string? Number { get; private set; }

    /// <summary>Adds the options that are declared where the command line points to.</summary>
    public void Declare(ParseResult parsed)
    {
        Number = TypedNumber(parsed);
        if (find(Workbook.Find(parsed.GetValue(GlobalOptions.Book)), Number) is not { } found)
        {
            return;
        }

        whose = found.Whose;
        string[] taken = [.. Options.Concat(parsed.RootCommandResult.Command.Options).Select(option => option.Name)];
        foreach (var option in found.Declaration.Options)
        {
            if (taken.Contains(option.Name))
            {
                throw new CheckerException($"{whose} declares {option.Name}, an option that the checker has already; it needs another name.");
            }

            var added = Create(option);
            declared.Add((option, added));
            Add(added);
        }
    }

    /// <summary>The learner's choices, by the options' names.</summary>
    /// <exception cref="CheckerException">A file does not exist.</exception>
    public IReadOnlyDictionary<string, string> Given(ParseResult parsed)
    {
        var given = new Dictionary<string, string>();
        foreach (var (option, added) in declared)
        {
            if (parsed.GetResult(added) is not { Implicit: false } result || (option.Kind == DemoOptionKind.Flag && !result.GetValueOrDefault<bool>()))
            {
                continue;
            }

            given[option.Name] = option.Kind switch
            {
                DemoOptionKind.Flag => "",
                DemoOptionKind.Integer => result.GetValueOrDefault<int>().ToString(CultureInfo.InvariantCulture),
                DemoOptionKind.Number => result.GetValueOrDefault<double>().ToString("R", CultureInfo.InvariantCulture),
                DemoOptionKind.File => ExistingFile(result.GetValueOrDefault<string>()!),
                _ => result.GetValueOrDefault<string>()!,
            };
        }

        return given;
    }

    /// <summary>Whether something was chosen with which the demonstration is talked to: then it decides itself what Ctrl-C ends.</summary>
    public bool IsTalk(ParseResult parsed) =>
        declared.Any(each => each.Declared.Converses && parsed.GetResult(each.Option) is { Implicit: false });

    /// <summary>An error of the command line, and which options there are.</summary>
    public string Explain(string error) => whose is null
        ? error
        : $"{error} {whose} takes "
            + (declared.Count == 0 ? "no options of its own." : $"{string.Join(", ", declared.Select(each => each.Declared.Usage))}.");

    private static string ExistingFile(string path)
    {
        string file = Path.GetFullPath(path);
        return File.Exists(file) ? file : throw new CheckerException($"There is no file {file}.");
    }

    /// <summary>The first short number that is not the value of an option which is not known yet.</summary>
    private string? TypedNumber(ParseResult parsed)
    {
        var tokens = parsed.Tokens.Select(token => token.Value).ToList();
        string[] flags = [.. Options.Concat(parsed.RootCommandResult.Command.Options).OfType<Option<bool>>().Select(option => option.Name)];
        return tokens.Index()
            .Where(token => token.Index > 0 && ShortNumber().IsMatch(token.Item))
            .Where(token => !tokens[token.Index - 1].StartsWith('-') || flags.Contains(tokens[token.Index - 1]))
            .Select(token => token.Item)
            .FirstOrDefault();
    }

    private static Option Create(DeclaredOption declared)
    {
        string text = declared.Description
            + (declared.Converses ? " An empty line ends it, Ctrl-C an answer." : "")
            + (declared.Default is { } value ? $" [default: {value}]" : "");
        switch (declared.Kind)
        {
            case DemoOptionKind.Flag:
                return new Option<bool>(declared.Name) { Description = text };
            case DemoOptionKind.Integer:
                var integer = new Option<int>(declared.Name) { Description = text, HelpName = declared.HelpName };
                integer.Validators.Add(result => Check(result, declared, result.GetValueOrDefault<int>()));
                return integer;
            case DemoOptionKind.Number:
                var number = new Option<double>(declared.Name) { Description = text, HelpName = declared.HelpName };
                number.Validators.Add(result => Check(result, declared, result.GetValueOrDefault<double>()));
                return number;
            default:
                return new Option<string>(declared.Name) { Description = text, HelpName = declared.HelpName };
        }
    }

    private static void Check(OptionResult result, DeclaredOption declared, double value)
    {
        if (double.IsNaN(value) || value < declared.Least)
        {
            string kind = declared.Kind == DemoOptionKind.Integer ? "a whole number" : "a number";
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{declared.Name} takes {kind}, {declared.Least} or more."));
        }
    }

    [GeneratedRegex(@"^\d{1,2}$")]
    private static partial Regex ShortNumber();
}
