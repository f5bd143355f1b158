using Katas.Checker.Book;
using Katas.Checker.Running;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>What every command works with: the workbook, the terminal, and the way the learner wants to be answered.</summary>
/// <param name="Book">The workbook.</param>
/// <param name="Console">The terminal for people; silent with <c>--json</c>.</param>
/// <param name="Json">Where JSON goes, or null when people read.</param>
/// <param name="Limits">The limits on learners' code.</param>
internal sealed record Shell(Workbook Book, IAnsiConsole Console, JsonOutput? Json, HostLimits Limits)
{
    /// <summary>Runs something long under a spinner, where there is a terminal to show one.</summary>
    public async Task<T> Busy<T>(string what, Func<Action<string>, Task<T>> work)
    {
        if (!Console.Profile.Capabilities.Interactive || Json is not null)
        {
            return await work(_ => { });
        }

        return await Console.Status().StartAsync(Markup.Escape(what), status => work(text => status.Status(Markup.Escape(text))));
    }
}
