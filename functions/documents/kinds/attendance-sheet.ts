import { attendanceSheet } from "../../../shared/documents/attendance-sheet.ts";
import { paperOf, wasConvened, whileConvened } from "../session-order.ts";

/** R-DAY-6: the sheet to sign, as long as the session is convened. */
export const attendanceSheetOn = whileConvened(paperOf("attendance-sheet", wasConvened, attendanceSheet));
