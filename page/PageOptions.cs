using System.Globalization;
using Katas.Checker.Running;
using Katas.Checker.Showing;

namespace Katas.Page;

/// <summary>What <c>book</c> tells the page when it starts it.</summary>
/// <param name="Book">The workbook's folder.</param>
/// <param name="Port">The port; 0 for one that is free.</param>
/// <param name="Limits">The limits on the learner's code.</param>
/// <param name="EndsWithInput">Whether the page ends when nobody holds its standard input any more.</param>
internal sealed record PageOptions(string Book, int Port, HostLimits Limits, bool EndsWithInput)
{
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
                PageProgram.BookOption => options with { Book = rest.Dequeue() },
                PageProgram.PortOption => options with { Port = int.Parse(rest.Dequeue(), CultureInfo.InvariantCulture) },
                PageProgram.SecondsOption => options with
                {
                    Limits = options.Limits with { Test = TimeSpan.FromSeconds(double.Parse(rest.Dequeue(), CultureInfo.InvariantCulture)) },
                },
                PageProgram.BytesOption => options with { Limits = options.Limits with { Memory = long.Parse(rest.Dequeue(), CultureInfo.InvariantCulture) } },
                PageProgram.InputOption => options with { EndsWithInput = true },
                _ => throw new FormatException($"The page takes no {name}. `dotnet run --project checker -- book` starts it."),
            };
        }

        return options;
    }
}
