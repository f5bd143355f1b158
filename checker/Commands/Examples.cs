using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Katas.Checker.Commands;

/// <summary>The examples at the end of a command's <c>--help</c>.</summary>
internal static class Examples
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Command, IReadOnlyList<(string Line, string Meaning)>> Known = [];

    public static Command WithExamples(this Command command, params IReadOnlyList<(string Line, string Meaning)> examples)
    {
        Known.AddOrUpdate(command, examples);
        return command;
    }

    /// <summary>Makes <c>--help</c> show them.</summary>
    public static void ShowInHelp(this RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new Help((HelpAction)help.Action!);
        }
    }

    private sealed class Help(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command is RootCommand root)
            {
                RootHelp.Write(root, parseResult.InvocationConfiguration.Output);
                return ExitCode.Done;
            }

            int code = inner.Invoke(parseResult);
            if (Known.TryGetValue(parseResult.CommandResult.Command, out var examples))
            {
                var output = parseResult.InvocationConfiguration.Output;
                int width = examples.Max(example => CommandLine.For(example.Line).Length);
                output.WriteLine("Examples:");
                foreach (var (line, meaning) in examples)
                {
                    output.WriteLine($"  {CommandLine.For(line).PadRight(width)}  {meaning}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
