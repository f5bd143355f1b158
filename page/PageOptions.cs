using System.Globalization;
using Katas.Checker.Running;

namespace Katas.Page;

/// <summary>What <c>book</c> tells the page when it starts it.</summary>
/// <param name="Book">The workbook's folder.</param>
/// <param name="Port">The port; 0 for one that is free.</param>
/// <param name="Limits">The limits on the learner's code.</param>
/// <param name="EndsWithInput">Whether the page ends when nobody holds its standard input any more.</param>
internal sealed record PageOptions(string Book, int Port, HostLimits Limits, bool EndsWithInput)
{
    public const string BookOption = "--book";
    public const string PortOption = "--port";
    public const string SecondsOption = "--seconds";
    public const string BytesOption = "--bytes";
    public const string InputOption = "--ends-with-input";

    /// <summary>Reads the command line, which no person types.</summary>
    /// <exception cref="FormatException">It is not one that <c>book</c> writes.</exception>
    public static PageOptions Parse(IReadOnlyList<string> args)
    {
        var options = new PageOptions(Directory.GetCurrentDirectory(), 0, HostLimits.Default, false);
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out string? name))
        {
            options = name switch
            {
                BookOption => options with { Book = rest.Dequeue() },
                PortOption => options with { Port = int.Parse(rest.Dequeue(), CultureInfo.InvariantCulture) },
                SecondsOption => options with
                {
                    Limits = options.Limits with { Test = TimeSpan.FromSeconds(double.Parse(rest.Dequeue(), CultureInfo.InvariantCulture)) },
                },
                BytesOption => options with { Limits = options.Limits with { Memory = long.Parse(rest.Dequeue(), CultureInfo.InvariantCulture) } },
                InputOption => options with { EndsWithInput = true },
                _ => throw new FormatException($"The page takes no {name}. `dotnet run --project checker -- book` starts it."),
            };
        }

        return options;
    }
}
