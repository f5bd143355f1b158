namespace Katas.Checker.Running;

/// <summary>How the checker starts itself again.</summary>
internal static class ProcessStarter
{
    public const string WorkerCommand = "serve-tests";

    public const string ScriptCommand = "serve-script";

    public const string DemoCommand = "serve-demo";

    /// <summary>The dotnet host that this process runs on.</summary>
    public static string Dotnet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
}
