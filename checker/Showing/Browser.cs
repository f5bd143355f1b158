using System.ComponentModel;
using System.Diagnostics;
using Katas.Checker.Running;

namespace Katas.Checker.Showing;

/// <summary>The learner's browser.</summary>
internal static class Browser
{
    /// <summary>Opens a link.</summary>
    /// <returns>Whether there is anything that opens links; what becomes of it, nobody says.</returns>
    public static bool Open(string link)
    {
        if (OperatingSystem.IsLinux() && !HasScreen(Environment.GetEnvironmentVariable))
        {
            return false; // xdg-open would start a browser in the terminal
        }

        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(link) { UseShellExecute = true }
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [link])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
        try
        {
            using var process = Process.Start(start);
            if (process is not null && !start.UseShellExecute)
            {
                _ = Drain.Away(process.StandardOutput.BaseStream);
                _ = Drain.Away(process.StandardError.BaseStream);
            }

            return true;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether a window could appear anywhere.</summary>
    /// <param name="variable">The environment.</param>
    public static bool HasScreen(Func<string, string?> variable) =>
        new[] { "DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME" }.Any(name => variable(name) is { Length: > 0 });
}
