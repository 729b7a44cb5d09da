using SonyAlpha.Driver.Com;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

if (OperatingSystem.IsWindows() && ComHost.IsThisProcess)
    return ComHost.Run(args);
using var ending = new Ending(Clock.Real);
return CommandLine.Run(args, Terminal.OfThisProcess(ending.Asked) with { EndsWithin = ending.Within });
