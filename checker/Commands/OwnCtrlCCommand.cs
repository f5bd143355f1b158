using System.CommandLine;

namespace Katas.Checker.Commands;

/// <summary>A command that handles Ctrl-C itself: it is not ended from outside.</summary>
internal sealed class OwnCtrlCCommand(string name, string description) : Command(name, description);
