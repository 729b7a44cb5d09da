using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

using var ending = new Ending(Clock.Real);
return CommandLine.Run(args, Terminal.OfThisProcess(ending.Asked));
