using System.Text.Json;
using Katas.Checker;
using Katas.Checker.Commands;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Katas.Checker.Showing;
using Katas.Checker.Trying;

// The three hidden commands are the checker's own children; they take exactly what the parent passes.
return args switch
{
    [ProcessStarter.WorkerCommand, var requests, var messages] => ServeTests(requests, messages),
    [ProcessStarter.ScriptCommand, var requests, var messages] => ServeScripts(requests, messages),
    [ProcessStarter.DemoCommand, var assembly, var request, var lifeline] => await Guarded(() =>
    {
        Lifeline.Hold(lifeline);
        return Task.FromResult(DemoHost.Serve(assembly, JsonSerializer.Deserialize<DemoRequest>(request)!));
    }),
    _ => await Guarded(() => Entry.Run(args)),
};

Task<int> Guarded(Func<Task<int>> run)
{
    StandardOutput.Open();
    return Entry.Guarded(args, run);
}

static int ServeTests(string requests, string messages)
{
    Worker.Serve(requests, messages);
    return ExitCode.Done;
}

static int ServeScripts(string requests, string messages)
{
    ScriptWorker.Serve(requests, messages);
    return ExitCode.Done;
}
